/** What is known of the engine that writes before any of it is loaded. */

/** Raised by one whenever the prompts or the reading of answers change. */
export const WRITTEN_RECIPE = 1

/** What the browser's own model is called: it has no other name than its engine's. */
export const BUILTIN_MODEL = 'builtin'
