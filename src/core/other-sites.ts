/** Sites that show arXiv's papers, beside which the panel stands once the reader has allowed it; none is at install time. */

/** Each site's hosts as match patterns: what is asked for, no more and no less. */
export const OTHER_SITES = {
  ar5iv: ['https://ar5iv.org/*', 'https://ar5iv.labs.arxiv.org/*'],
  alphaxiv: ['https://alphaxiv.org/*', 'https://www.alphaxiv.org/*'],
} satisfies Record<string, readonly string[]>

export type OtherSiteId = keyof typeof OTHER_SITES

/** In the order they are shown. */
export const OTHER_SITE_IDS = ['ar5iv', 'alphaxiv'] as const satisfies readonly OtherSiteId[]
