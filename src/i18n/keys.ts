/** Message keys made from codes of `core`: a code without its message does not compile. */
import type { NOTICE_CODES } from '../core/digest.ts'
import type { TextFailure, TextKind } from '../core/document.ts'
import type { ErrorCode } from '../core/errors.ts'
import type { DigestState, JobStep } from '../core/job.ts'
import type { AddressFault } from '../core/model/address.ts'
import type { Settings } from '../core/settings.ts'
import type { SlotId } from '../core/slot.ts'
import type { MessageKey } from './t.ts'

type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code

/** The sentence that says what happened. */
export function errorKey(code: ErrorCode): MessageKey {
  return `error_${underscored(code)}`
}

/** The sentence that says what to do next. */
export function stepKey(code: ErrorCode): MessageKey {
  return `step_${underscored(code)}`
}

/** The phrase for what a job is doing. */
export function progressKey(step: JobStep): MessageKey {
  return `progress_${step}`
}

/** A slot's short name. */
export function slotKey(slot: SlotId): MessageKey {
  return `slot_${slot}`
}

/** A question a reader may ask about what a slot is about. */
export function exampleKey(slot: SlotId): MessageKey {
  return `ask_example_${slot}`
}

/** The sentence of a notice. */
export function noticeKey(code: (typeof NOTICE_CODES)[number]): MessageKey {
  return `notice_${underscored(code)}`
}

/** The word for a digest's state in a list. */
export function stateKey(state: DigestState): MessageKey {
  return `state_${state}`
}

/** What kind of text a digest was made from. */
export function textKindKey(kind: TextKind): MessageKey {
  return `source_${kind}`
}

/** The sentence that says why a text could not be read. */
export function textFailureKey(reason: TextFailure): MessageKey {
  return `text_failure_${underscored(reason)}`
}

/** The sentence that says what to do about it. */
export function textFailureStepKey(reason: TextFailure): MessageKey {
  return `text_failure_step_${underscored(reason)}`
}

/** The sentence that says what is wrong with a typed address. */
export function addressFaultKey(fault: AddressFault): MessageKey {
  return `address_${underscored(fault)}`
}

/** A setting's name. */
export function settingKey(name: keyof Settings): MessageKey {
  return `setting_${name}`
}

function underscored<Code extends string>(code: Code): Underscored<Code> {
  return code.replaceAll('-', '_') as Underscored<Code>
}
