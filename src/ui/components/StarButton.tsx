/** The star: a toggle whose name stays and whose state is pressed or not. */
import { Icon } from './Icon.tsx'

type Props = { label: string; starred: boolean; onToggle: (starred: boolean) => void }

/** Shows whether a paper is starred and changes it. */
export function StarButton({ label, starred, onToggle }: Props) {
  return (
    <button
      type="button"
      class="icon-button star"
      aria-pressed={starred}
      aria-label={label}
      title={label}
      onClick={() => onToggle(!starred)}
    >
      <Icon name="star" filled={starred} />
    </button>
  )
}
