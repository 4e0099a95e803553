/** The export menu: a button that opens a short list of formats. The formats themselves load when it opens. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ExportFormat } from '../../core/export/types.ts'
import { useMessages } from '../hooks/messages.ts'
import { Icon } from './Icon.tsx'

type Props = { onChoose: (format: ExportFormat) => void; showsWord?: boolean; opensUp?: boolean }

/** Lets the reader choose a format; Escape, a click elsewhere or a choice closes it, arrow keys move in it. */
export function ExportMenu({ onChoose, showsWord = false, opensUp = false }: Props) {
  const { t, lookUp } = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const formats = useFormats(isOpen)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  useDismissal(root, isOpen, () => setIsOpen(false))

  useEffect(() => {
    if (isOpen && formats) root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [isOpen, formats])

  function choose(format: ExportFormat) {
    setIsOpen(false)
    root.current?.querySelector('button')?.focus()
    onChoose(format)
  }

  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        class={showsWord ? 'button' : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={showsWord ? undefined : t('export_menu')}
        title={showsWord ? undefined : t('export_menu')}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="download" />
        {showsWord && t('export_menu')}
      </button>
      {isOpen && (
        <div
          id={id}
          class={opensUp ? 'menu-list menu-list-up' : 'menu-list'}
          role="menu"
          aria-label={t('export_menu')}
          tabIndex={-1}
          onKeyDown={moveFocus}
        >
          {formats?.map((format) => (
            <button key={format.id} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(format)}>
              {lookUp(`export_format_${format.id}`) ?? format.id}
              <span class="menu-hint">.{format.extension}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function useFormats(wanted: boolean): readonly ExportFormat[] | undefined {
  const [formats, setFormats] = useState<readonly ExportFormat[]>()
  useEffect(() => {
    if (wanted && !formats)
      void import('../../core/export/index.ts').then((module) => setFormats(module.EXPORT_FORMATS))
  }, [wanted, formats])
  return formats
}

function useDismissal(root: { current: HTMLElement | null }, isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return undefined
    const onPointer = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return
      close()
      if (event.key === 'Escape') root.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  })
}

function moveFocus(event: KeyboardEvent) {
  const list = event.currentTarget
  if (!(list instanceof HTMLElement)) return
  const items = [...list.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.findIndex((item) => item === document.activeElement)
  const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }
  const to = moves[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
