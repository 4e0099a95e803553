/** The questions with their answers, each readable without opening anything. */
import { RichText } from '../components/RichText.tsx'
import { slotKey } from '../../i18n/keys.ts'
import { useMessages } from '../hooks/messages.ts'
import type { LoadPicture } from './PassagePicture.tsx'
import type { RevealPassage } from './Proof.tsx'
import type { ItemPlace } from './item-places.ts'
import { Statement } from './Statement.tsx'
import type { Translating } from './use-translation.ts'

type Props = {
  places: ItemPlace[]
  /** The language the questions are in. */
  language: string
  quoteLanguage: string
  onReveal: RevealPassage
  onPicture: LoadPicture | undefined
  translationOf: Translating['translationOf']
}

/** Shows the items in slot order; a slot still to come keeps its place. */
export function Items({ places, language, translationOf, ...proofs }: Props) {
  const { t } = useMessages()
  if (places.length === 0) return null
  return (
    <section class="items" aria-labelledby="items-heading">
      <h2 id="items-heading" class="for-screen-readers">
        {t('items_label')}
      </h2>
      {places.map(({ slot, item, isFresh }, index) =>
        item ? (
          <article key={`${slot}-${item.question}`} class="item" data-slot={slot}>
            <h3 class="question" lang={language}>
              <RichText text={item.question} />
            </h3>
            <Statement
              name="answer"
              text={item.answer}
              language={item.answerLanguage}
              evidence={item.evidence}
              translation={isFresh ? item.translation : translationOf(slot, item.translation)}
              {...proofs}
            />
          </article>
        ) : (
          <div key={`${slot}-${index}`} class="item item-awaited" aria-hidden="true" data-slot={slot}>
            <span class="awaited-name">{t(slotKey(slot))}</span>
            <span class="awaited-line" />
            <span class="awaited-line awaited-short" />
          </div>
        ),
      )}
    </section>
  )
}
