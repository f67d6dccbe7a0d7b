/** Articles that were opened lately, as the menu has them. */
export interface RecentArticle {
  id: string
  title: string
}

/** So many are remembered; the menu shows them but for the one that is open. */
export const MOST_RECENT = 10

/** What the menu shows: those that this library has, the last first, without the one that is open. */
export function recentArticles(
  ids: readonly string[],
  open: string | null,
  articles: readonly RecentArticle[],
): RecentArticle[] {
  const titles = new Map(articles.map(({ id, title }) => [id, title]))
  return ids.flatMap((id) => {
    const title = titles.get(id)
    return title === undefined || id === open ? [] : [{ id, title }]
  })
}
