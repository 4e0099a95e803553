/** Small line drawings. An icon never stands alone: its control carries the word. */

const DRAWINGS = {
  star: 'M8 1.9l1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z',
  download: 'M8 2v8M4.8 7L8 10.2 11.2 7M2.8 13.2h10.4',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
  previous: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5-5 5',
  down: 'M4 6l4 4 4-4',
  check: 'M3 8.5l3.2 3.2L13 5',
  outward: 'M6 3.5h6.5V10M12.2 3.8L4 12',
  close: 'M4 4l8 8M12 4l-8 8',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3',
} as const

/** Draws an icon at the size of the text; hidden from screen readers, which have the control's word. */
export function Icon({ name, filled = false }: { name: keyof typeof DRAWINGS; filled?: boolean }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={DRAWINGS[name]}
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width={name === 'more' ? 2.2 : 1.4}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
