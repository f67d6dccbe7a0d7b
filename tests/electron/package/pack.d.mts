export interface Packing {
  electron: string
  output: string
  inspectable?: boolean
  why?: string
}
export function pack(packing: Packing): Promise<{ folder: string; executable: string }>
export const NOT_TO_SHIP: string
