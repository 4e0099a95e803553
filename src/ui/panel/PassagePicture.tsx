/**
 * The page of a PDF on which a passage stands: the passage's surroundings, marked and large enough to be read, which
 * open in place to the whole page. The frame has its size before the picture is there, so that nothing moves.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Evidence } from '../../core/digest.ts'
import type { PagePreview } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'
import { cropOf } from './page-crop.ts'

/** How the panel gets the picture of a passage's page; rejects where there is none. */
export type LoadPicture = (passage: Pick<Evidence, 'passage' | 'quote'>) => Promise<PagePreview>

type Props = Pick<Evidence, 'passage' | 'quote'> & { page: number; onLoad: LoadPicture }

/** Shows the picture once it is drawn, or one line that says there is none. */
export function PassagePicture({ passage, quote, page, onLoad }: Props) {
  const { t } = useMessages()
  const [picture, setPicture] = useState<PagePreview | 'awaited' | 'failed'>('awaited')
  const [isWhole, setIsWhole] = useState(false)
  const frame = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let isGone = false
    setPicture('awaited')
    onLoad({ passage, quote }).then(
      (drawn) => isGone || setPicture(isDrawn(drawn) ? drawn : 'failed'),
      // Whatever failed, the quote stands right above: it is the proof, the picture only shows its place.
      () => isGone || setPicture('failed'),
    )
    return () => {
      isGone = true
    }
  }, [passage, quote, onLoad])
  useEffect(() => {
    // What is marked may stand at the page's foot, below what the panel shows.
    if (isWhole) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [isWhole])

  if (picture === 'failed') return <p class="picture-failed">{t('picture_failed')}</p>
  if (picture === 'awaited')
    return (
      <output class="picture">
        <span class="for-screen-readers">{t('picture_awaited', { page })}</span>
      </output>
    )
  const act = t(isWhole ? 'picture_shrink' : 'picture_enlarge', { page })
  return (
    <button
      ref={frame}
      type="button"
      class="picture"
      data-whole={isWhole}
      aria-expanded={isWhole}
      title={act}
      onClick={() => setIsWhole(!isWhole)}
      onKeyDown={(event) => event.key === 'Escape' && setIsWhole(false)}
    >
      <MarkedPage picture={picture} page={page} onBroken={() => setPicture('failed')} />
      <span class="for-screen-readers"> {act}</span>
    </button>
  )
}

type MarkedPageProps = { picture: PagePreview; page: number; onBroken: () => void }

function MarkedPage({ picture: { image, width, height, marks }, page, onBroken }: MarkedPageProps) {
  const { t } = useMessages()
  const { zoom, middle, centre, top } = cropOf(marks)
  const crop = { '--zoom': zoom, '--middle': middle, '--centre': centre, '--top': top, '--ratio': height / width }
  return (
    <span class="picture-page" style={crop}>
      <img src={image} alt={t('picture_alt', { page })} onError={onBroken} />
      {marks.map(([left, above, wide, high]) => (
        <span
          key={`${left} ${above}`}
          class="picture-mark"
          style={{ left: share(left), top: share(above), width: share(wide), height: share(high) }}
        />
      ))}
    </span>
  )
}

/** Only a picture that the answer itself carries is shown: nothing is loaded from anywhere for it. */
function isDrawn({ image, width, height, marks }: PagePreview): boolean {
  return image.startsWith('data:image/') && width > 0 && height > 0 && marks.length > 0
}

function share(value: number): string {
  return `${(value * 100).toFixed(3)}%`
}
