/** The abstract: three lines, the rest one click away. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Translation } from '../../core/digest.ts'
import { Prose } from '../components/Prose.tsx'
import { useMessages } from '../hooks/messages.ts'

type Props = {
  text: string
  language: string
  by: string
  translation: Translation | undefined
  /** The name of the model, where one translated it. */
  model: string | undefined
}

/** Shows an abstract in the language it is in, or a translation of it with the original one click away. */
export function Abstract({ translation, model, ...original }: Props) {
  const { t, language: own } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [wantsOriginal, setWantsOriginal] = useState(false)
  const { text, language, by } = translation && !wantsOriginal ? translation : original
  const [isLong, setIsLong] = useState(false)
  const box = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = () => {
      if (element.classList.contains('clamped')) setIsLong(element.scrollHeight > element.clientHeight + 2)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [text])

  return (
    <section class="abstract" aria-labelledby="abstract-heading">
      <h2 id="abstract-heading">
        {t('abstract')}
        {by === 'original' && language !== own && <span class="original-mark"> {t('original_mark')}</span>}
        {by !== 'original' && (
          <>
            {' '}
            <span class="badge badge-translated" title={t('badge_translated_hint')}>
              {t('badge_translated')}
            </span>
          </>
        )}
      </h2>
      <div ref={box} id="abstract-text" class={isOpen ? undefined : 'clamped'}>
        <Prose
          class={by === 'original' ? 'abstract-text verbatim' : 'abstract-text'}
          text={text}
          language={language}
        />
        {by !== 'original' && by !== 'translator' && <p class="muted">{t('written_by', { by: model ?? by })}</p>}
      </div>
      {(isLong || isOpen) && (
        <button
          type="button"
          class="text-button"
          aria-expanded={isOpen}
          aria-controls="abstract-text"
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? t('abstract_less') : t('abstract_more')}
        </button>
      )}
      {translation && (
        <button type="button" class="text-button abstract-original" onClick={() => setWantsOriginal(!wantsOriginal)}>
          {t(wantsOriginal ? 'translation_show' : 'translation_original')}
        </button>
      )}
    </section>
  )
}
