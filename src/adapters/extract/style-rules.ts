/**
 * The page's own `<style>` sheets as declarations by element. Rules are read by hand, from the sheets' text: a hostile
 * sheet can end the browser's process, so whoever parses a page may keep its sheets from the browser. Rules inside
 * `@media` and other blocks are left out; a selector is matched by the browser itself.
 */
import { readDeclarations, withoutComments } from './sight.ts'

/** A page that lays down more is not an honest paper, and the rest cannot be worth the time. */
const MOST_RULES = 400
/** Longer selectors are left out: thousands of nested brackets end the browser's own process. */
const LONGEST_SELECTOR = 200
const MOST_PARTS = 6
/** Only these can hide text; rules without any are not matched at all. */
const TELLING =
  /(?:display|visibility|opacity|font|color|background|clip|transform|overflow|height|width|left|top|text-indent|margin|filter)\b/

type Rule = { selector: string; specificity: number; declarations: Record<string, string> }

/** For each element within `root` that some rule fits: its declarations, weaker rules first. */
export function declarationsByElement(page: Document, root: Element): Map<Element, Record<string, string>> {
  const found = new Map<Element, Record<string, string>>()
  for (const rule of rulesOf(page).toSorted((a, b) => a.specificity - b.specificity)) {
    for (const element of matching(root, rule.selector))
      found.set(element, { ...found.get(element), ...rule.declarations })
  }
  return found
}

function rulesOf(page: Document): Rule[] {
  const rules: Rule[] = []
  for (const sheet of page.querySelectorAll('style')) {
    if (/print|speech/.test(sheet.getAttribute('media') ?? '')) continue
    for (const { selectors, body } of topLevelRules(sheet.textContent ?? '')) {
      if (!TELLING.test(body)) continue
      const declarations = readDeclarations(body)
      for (const selector of selectors.split(',')) {
        if (rules.length >= MOST_RULES) return rules
        if (selector.length > LONGEST_SELECTOR || isCostly(selector)) continue
        rules.push({ selector: selector.trim(), specificity: specificityOf(selector, body), declarations })
      }
    }
  }
  return rules
}

/** Long chains and `:has()` can take a browser minutes on a long page. */
function isCostly(selector: string): boolean {
  return selector.includes(':has(') || selector.trim().split(/[\s>+~]+/).length > MOST_PARTS
}

/** The rules that stand outside any at-rule block. One pass, so no sheet can make it slow. */
function* topLevelRules(css: string): Generator<{ selectors: string; body: string }> {
  const text = withoutComments(css)
  let start = 0
  let open = -1
  let depth = 0
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position]
    if (character === ';' && depth === 0) start = position + 1
    else if (character === '{') {
      if (depth === 0) open = position
      depth += 1
    } else if (character === '}' && depth > 0) {
      depth -= 1
      if (depth > 0) continue
      const selectors = text.slice(start, open).trim()
      if (selectors !== '' && !selectors.startsWith('@')) yield { selectors, body: text.slice(open + 1, position) }
      start = position + 1
    }
  }
}

function specificityOf(selector: string, body: string): number {
  const ids = selector.split('#').length - 1
  const classes = selector.split(/[.[]/).length - 1
  const tags = selector.split(/[\s>+~]+/).filter((part) => /^[a-z]/i.test(part)).length
  return (body.includes('!important') ? 1_000_000 : 0) + 10_000 * ids + 100 * classes + tags
}

function matching(root: Element, selector: string): Iterable<Element> {
  try {
    const inside = root.querySelectorAll(selector)
    return root.matches(selector) ? [root, ...inside] : inside
  } catch {
    // Not a selector: a page may write anything there, and a browser ignores it too.
    return []
  }
}
