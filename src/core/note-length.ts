/** How long a note may be, in UTF-16 units; apart from the note's schema, which the panel does not load. */
export const LONGEST_NOTE = 200_000
