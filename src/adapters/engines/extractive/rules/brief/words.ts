/** Words which the rules for abstracts share, as sources of patterns, and the cue against sentences that only set the scene. */

/** Every kind of paper. */
export { ANY_TYPE as ALL } from '../../rule.ts'

/** What a paper calls itself. */
export const WORK = '(?:paper|work|article|study|letter|chapter|survey|review|thesis|report|note|contribution)'

/** What authors say they did, in any form of the verb. */
export const MADE =
  '(?:proposed?|presents?|presented|introduced?s?|developed|develops?|describes?|described|designs?|designed|investigates?|investigated|stud(?:y|ies|ied)|analy[sz]e[ds]?|explores?|explored|examines?|examined|considers?|considered|derives?|derived|constructs?|constructed|formulates?|formulated|provides?|provided|reports?|reported|defines?|defined|implement(?:s|ed)?|characteri[sz]es?|calculated?|determined?|measured?|tests?|tested|discuss(?:es|ed)?|compares?|compared|computed?|reviews?|reviewed|address(?:es)?|create[ds]?|collect(?:s|ed)?|built|build|extends?|extended|apply|applies|applied|detail|quantify)'

/** How authors call the work of others. */
export const EARLIER =
  '(?:previous|prior|existing|earlier|recent|traditional|conventional|current|other|most|many|several)'

/** How a result is announced. */
export const SAYS =
  '(?:show|shows|showed|shown|demonstrate|demonstrates|demonstrated|indicate|indicates|reveal|reveals|suggest|suggests|confirm|confirms|establish|establishes|imply|implies|find|finds|found|observe|observed|conclude|concludes|prove|proves|argue|argues|highlight|highlights|illustrate)'

/** Against what only sets the scene: it answers nothing about the paper's own work. */
export const SCENE = {
  pattern: new RegExp(
    `^(?:${EARLIER}|recently|currently|in recent years|despite (?:their|its|the|these|this|recent)|while (?:existing|previous|most|current))\\b|\\b(?:have|has) (?:\\w+ )?(?:become|emerged|attracted|gained|received|achieved|been (?:\\w+ )?(?:shown|proposed|used|studied))\\b|\\b(?:is|are) (?:an? )?(?:\\w+ )?(?:important|fundamental|popular|widely|critical|long-standing)\\b`,
    'i',
  ),
  weight: -3,
}
