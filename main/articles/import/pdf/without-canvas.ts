/**
 * When it is loaded on Node, pdf.js looks for @napi-rs/canvas, a native library, and for classes of the browser to draw
 * with. Here nothing is drawn: while it loads it finds an empty library, and names that stand for those classes, so that
 * it neither loads native code where that happens to be installed nor complains where it is not.
 */
const builtin = process.getBuiltinModule

process.getBuiltinModule = ((name: string) =>
  name === 'module' ? { createRequire: () => () => ({}) } : builtin(name)) as typeof builtin

const page = globalThis as Record<string, unknown>
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) page[name] ??= function () {}

/** Gives Node back as it was. */
export function restoreNode(): void {
  process.getBuiltinModule = builtin
}
