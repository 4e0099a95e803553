/** The page of a PDF on which a passage stands, as a picture with the passage marked: a strip of it, or the whole page. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PagePreview } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'

/** How the panel gets the picture of a passage's page; rejects where there is none. */
export type LoadPicture = (passage: string) => Promise<PagePreview>

type Props = { passage: string; page: number; onLoad: LoadPicture }

/** Shows the picture once it is drawn; until then its place is kept. */
export function PassagePicture({ passage, page, onLoad }: Props) {
  const { t } = useMessages()
  const [picture, setPicture] = useState<PagePreview | 'failed'>()
  const [isWhole, setIsWhole] = useState(false)
  const frame = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let isGone = false
    onLoad(passage).then(
      // Only what was drawn here is shown, never an address.
      (drawn) => !isGone && setPicture(drawn.image.startsWith('data:image/') ? drawn : 'failed'),
      () => !isGone && setPicture('failed'),
    )
    return () => {
      isGone = true
    }
  }, [passage])
  useEffect(() => {
    if (picture && picture !== 'failed' && !isWhole) centre(frame.current, picture)
  }, [picture, isWhole])
  if (picture === 'failed') return <p class="picture-failed">{t('picture_failed')}</p>
  return (
    <button
      ref={frame}
      type="button"
      class="picture"
      data-whole={isWhole}
      aria-busy={picture === undefined}
      aria-expanded={isWhole}
      aria-label={t(isWhole ? 'picture_shrink' : 'picture_enlarge', { page })}
      title={t(isWhole ? 'picture_shrink' : 'picture_enlarge', { page })}
      onClick={() => setIsWhole(!isWhole)}
      onKeyDown={(event) => event.key === 'Escape' && setIsWhole(false)}
    >
      {picture && (
        <span class="picture-page">
          <img
            src={picture.image}
            width={picture.width}
            height={picture.height}
            alt={t('picture_alt', { page })}
            onLoad={() => !isWhole && centre(frame.current, picture)}
          />
          {picture.marks.map(([left, top, width, height]) => (
            <span
              key={`${left} ${top}`}
              class="picture-mark"
              style={{ left: share(left), top: share(top), width: share(width), height: share(height) }}
            />
          ))}
        </span>
      )}
    </button>
  )
}

/** Moves the strip so that the marked lines stand in its middle. */
function centre(frame: HTMLElement | null, { marks }: PagePreview): void {
  const page = frame?.firstElementChild
  if (!frame || !page || marks.length === 0) return
  const tops = marks.map(([, top]) => top)
  const bottoms = marks.map(([, top, , height]) => top + height)
  const middle = (Math.min(...tops) + Math.max(...bottoms)) / 2
  frame.scrollTop = middle * page.clientHeight - frame.clientHeight / 2
}

function share(value: number): string {
  return `${(value * 100).toFixed(3)}%`
}
