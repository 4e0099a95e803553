/** How wide the docked panel may be, in CSS pixels; apart from the settings, whose schemas a content script cannot carry. */
export const DOCK_WIDTH = { least: 320, most: 900, usual: 420 } as const
