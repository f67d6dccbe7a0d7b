// css-tree's own entry brings the grammar of all of CSS with it, read from files that a bundle does not carry. The parser
// alone needs none of it, and @types/css-tree does not know that it can be had alone.
declare module 'css-tree/parser' {
  import type { parse } from 'css-tree'
  const parser: typeof parse
  export default parser
}
