/** 1,284: with a comma between the thousands. */
export function inFigures(n: number): string {
  return n.toLocaleString('en-GB')
}

/** "1 claim", "2 claims". */
export function count(n: number, one: string, many: string): string {
  return `${inFigures(n)} ${n === 1 ? one : many}`
}

/** "820 KB", "1.2 MB": bytes as a person counts them. */
export function bytesInWords(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024)
  return kilobytes < 1000 ? `${inFigures(kilobytes)} KB` : `${megabytes(bytes)} MB`
}

/** "1.2": bytes in megabytes, to one place. */
export function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })
}
