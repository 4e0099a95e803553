import { expect, test } from 'vitest'
import { detectLanguage } from '../../../../src/core/text/detect-language.ts'

test('the languages papers are written in are told apart', () => {
  expect(detectLanguage('We show that the method is better than all of the others in this field.')).toBe('en')
  expect(detectLanguage('Nous montrons que la méthode est plus rapide que les autres dans ce domaine.')).toBe('fr')
  expect(detectLanguage('Wir zeigen, dass die Methode mit den anderen nicht zu vergleichen ist.')).toBe('de')
  expect(detectLanguage('本研究では新しい手法を提案し、その有効性を示す。')).toBe('ja')
  expect(detectLanguage('本文提出了一种新的方法，并在三个数据集上验证。')).toBe('zh')
})

test('what is no running text has no language', () => {
  expect(detectLanguage('')).toBe('und')
  expect(detectLanguage('12 + 34 = 46')).toBe('und')
  expect(detectLanguage('ResNet-50 ImageNet CIFAR-10 Adam SGD')).toBe('und')
})
