/** What the worker hands out in place of the rest of a page that is beyond any paper's measure; no operator of pdf.js has this number. */
export const BEYOND_MEASURE = 0
