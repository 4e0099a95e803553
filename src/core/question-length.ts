/** How long a question may be, in UTF-16 units; apart from its schema, which the panel does not load. */
export const LONGEST_QUESTION = 500
