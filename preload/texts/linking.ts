/** Links to passages: copied here, opened from elsewhere. */
export const linking = {
  copied: {
    annotation: 'Link to this annotation copied',
    selection: 'Link to the selection copied',
    sentence: 'Link to this sentence copied',
    article: 'Link to this article copied',
  },
  bad: 'This link could not be followed: it is no link that Postil makes. Nothing was changed.',
  noArticle:
    'This link leads to an article that is not in this library. Ask whoever sent it for the article, or for an archive of it.',
  noAnnotation: 'The annotation that this link leads to is not there any more.',
  noWords: 'The words that this link leads to are not in the article as it is now.',
  followed: (title: string) => `From a link: ${title}`,
}
