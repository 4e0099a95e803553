/** One line at the surface's edge that says what was just done, such as a file saved. */
import type { Status } from '../hooks/status.ts'

/** Shows and speaks the last word said. */
export function StatusLine({ status }: { status: Status }) {
  return <output class="status-line">{status.text && <span key={status.count}>{status.text}</span>}</output>
}
