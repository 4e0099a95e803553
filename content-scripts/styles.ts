/** Adding style sheets from a content script without touching the page's own nodes. */

/**
 * Adds CSS to the page or to a shadow root and returns a function that changes it. Constructed sheets are not subject
 * to the page's Content-Security-Policy; a `style` element serves where a content script cannot use them (Firefox).
 */
export function addStyles(root: Document | ShadowRoot, css: string): (css: string) => void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
    return (changed) => sheet.replaceSync(changed)
  } catch {
    const style = document.createElement('style')
    style.textContent = css
    ;(root instanceof Document ? root.documentElement : root).append(style)
    return (changed) => {
      style.textContent = changed
    }
  }
}

/** The same CSS for many roots: parsed once, shared by all. */
export function sharedStyles(css: string): (root: ShadowRoot) => void {
  let sheet: CSSStyleSheet | undefined
  return (root) => {
    try {
      if (!sheet) {
        sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
      }
      root.adoptedStyleSheets = [sheet]
    } catch {
      addStyles(root, css)
    }
  }
}
