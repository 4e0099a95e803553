/** One line at the surface's edge that says what was just done, such as a file saved. */
import type { Status } from '../hooks/status.ts'

/** Shows and speaks the last word said. */
export function StatusLine({ status: { text, count, isSpokenOnly } }: { status: Status }) {
  return (
    <output class="status-line">
      {text && (
        <span key={count} class={isSpokenOnly ? 'for-screen-readers' : 'status-word'}>
          {text}
        </span>
      )}
    </output>
  )
}
