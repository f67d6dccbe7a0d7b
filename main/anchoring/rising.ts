/**
 * The heaviest strictly rising subsequence of `values`, as indices in order: patience sorting (Bespamyatnikh and Segal,
 * "Enumerating longest increasing subsequences and patience sorting", 2000) with a Fenwick tree for the weights, in
 * O(n log n). Values are distinct.
 */
export function heaviestRising(values: readonly number[], weights: readonly number[]): number[] {
  const n = values.length
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const rank = new Int32Array(n)
  for (let at = 0; at < n; at++) rank[order[at]!] = at + 1
  const best = new Float64Array(n)
  const previous = new Int32Array(n).fill(-1)
  /** For each prefix of ranks the index that ends the heaviest run, plus one. */
  const tree = new Int32Array(n + 1)
  let last = -1
  for (let index = 0; index < n; index++) {
    let found = -1
    for (let at = rank[index]! - 1; at > 0; at -= at & -at) {
      const candidate = tree[at]! - 1
      if (candidate >= 0 && (found < 0 || best[candidate]! > best[found]!)) found = candidate
    }
    best[index] = weights[index]! + (found < 0 ? 0 : best[found]!)
    previous[index] = found
    for (let at = rank[index]!; at <= n; at += at & -at) {
      const held = tree[at]! - 1
      if (held < 0 || best[index]! > best[held]!) tree[at] = index + 1
    }
    if (last < 0 || best[index]! > best[last]!) last = index
  }
  const rising: number[] = []
  for (let index = last; index >= 0; index = previous[index]!) rising.push(index)
  return rising.reverse()
}
