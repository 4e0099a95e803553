/**
 * The content script of list pages: reads the rows, reports them, puts a mark behind each, and docks the panel, closed.
 * Nothing happens on pages that list no papers.
 */
import { readList } from '../src/adapters/sources/lists.ts'
import type { ListedPaper } from '../src/adapters/sources/types.ts'
import { pageRuntime, tell } from '../src/wire/page-runtime.ts'
import type { ContentCommands } from '../src/wire/protocol.ts'
import { createDock, reserveRoom, type Dock } from './dock.ts'
import { hear } from './hear.ts'
import { putMarks, type Marks } from './list-marks.ts'

/** While a digest is made, the states are asked for at this distance, in ms. */
const LOOK_AGAIN = 3000

type Report = ContentCommands['list.report']
type Papers = Report['request']['papers']

void start(new URL(location.href))

async function start(url: URL): Promise<void> {
  const rows = readList(document, url)
  const papers = papersOf(rows)
  const answer = papers.length > 0 && (await tell('list.report', { papers }))
  if (!answer) return
  const dock = dockFor(answer)
  const marks = putMarks(rows, answer, (fragment, byKey) => {
    if (pageRuntime().id !== undefined) return dock.show(fragment, byKey)
    // An update has replaced the extension under this page: what can do nothing is taken away.
    dock.remove()
    marks.remove()
  })
  keepFresh(papers, marks, answer.states)
}

/** Each paper once, however often the page lists it. */
function papersOf(rows: readonly ListedPaper[]): Papers {
  const papers = new Map<string, Papers[number]>()
  for (const { id, version, title } of rows) {
    if (!papers.has(id)) papers.set(id, { paperId: id, title, ...(version && { version }) })
  }
  return [...papers.values()]
}

function dockFor({ width, labels }: Report['answer']): Dock {
  const dock = createDock(
    {
      frameUrl: `${pageRuntime().getURL('src/pages/panel/index.html')}?dock`,
      width,
      labels,
      makesRoom: true,
      onChange: (change) => {
        if (pageRuntime().id === undefined) dock.remove()
        // Whether the panel stands open beside papers is not said here.
        else if (change.width !== undefined) void tell('dock.change', { width: change.width })
      },
    },
    reserveRoom(0),
  )
  return dock
}

/** Keeps the marks true: asks again when told to, when the page is seen again, and for as long as a digest is made. */
function keepFresh(papers: Papers, marks: Marks, known: Report['answer']['states']): void {
  let timer: ReturnType<typeof setTimeout>
  const show = (states: Report['answer']['states']): void => {
    marks.show(new Map(papers.map(({ paperId }, index) => [paperId, states[index] ?? 'none'])))
    if (states.includes('making')) lookIn(LOOK_AGAIN)
  }
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'hidden') return
    const answer = await tell('list.report', { papers })
    if (answer) show(answer.states)
  }
  const lookIn = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), delay)
  }
  document.addEventListener('visibilitychange', () => lookIn(0))
  hear({
    'list.look': () => {
      // By then what the panel has just asked for is written down.
      lookIn(LOOK_AGAIN / 3)
      return {}
    },
  })
  show(known)
}
