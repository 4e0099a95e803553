/** Recognises text that is meant for a language model rather than for the paper's readers. */

const FOR_A_MODEL =
  /\b(?:ignore|disregard|forget) (?:all |any |the |your |of ){0,4}(?:previous|prior|above|earlier|preceding) (?:instructions?|prompts?|directions?|text)|\b(?:give|write|provide|output|generate) (?:only )?(?:a )?(?:positive|favou?rable) (?:review|evaluation|assessment|summary)|\bdo not (?:highlight|mention|report|list) (?:any )?(?:negatives?|weakness(?:es)?|flaws|limitations)|\bas an? (?:large )?(?:ai )?language model\b|\b(?:should|must) recommend (?:[\w-]+ ){0,6}?(?:for )?accept|\brecommend accept(?:ing|ance)\b|\bsystem prompt\s{0,3}:|\byou (?:must|should|have to|are to) (?:always |only )?(?:state|say|write|print|praise|rate|recommend|claim)\b|(?:^|[.!?:;“”"] ?)(?:please )?(?:print|write|repeat|say|output|include|insert|append)\b[^!?]{1,160}\b(?:as|in) (?:your|every|each) (?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies))\b|(?:以前|上記|これまで|前)の(?:すべての)?(?:指示|命令|プロンプト)[をは]|(?:肯定的|好意的)な(?:査読|レビュー|評価)(?:のみ)?を(?:書|出力|与え)/i

// No sentence is longer; what is longer is not looked through.
const LONGEST = 5000

/** Whether the text reads like an instruction to a language model. */
export function isForModel(text: string): boolean {
  return FOR_A_MODEL.test(text.slice(0, LONGEST).replace(/\s+/g, ' '))
}
