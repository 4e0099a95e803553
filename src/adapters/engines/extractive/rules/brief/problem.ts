/** In an abstract: what the paper sets out to solve, as abstracts begin: a gap, a difficulty, an aim. */
import type { Rule } from '../../rule.ts'
import { ALL } from './words.ts'

export const problem: Rule = {
  slot: 'problem',
  stem: 'problem',
  types: ALL,
  cues: [
    {
      pattern:
        /しかし|課題|困難|問題(?:が|は|点)|然而|问题|困难|挑战|\b(?:cependant|toutefois|malgré|reste (?:difficile|ouvert|complexe))\b/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:however|but|yet|although|while|despite|unfortunately|nevertheless|whereas)\b.{0,240}\b(?:remain|lack|suffer|fail|limit|difficult|hard|challeng|expensive|costly|cannot|can not|unable|neglect|overlook|ignor|do not|does not|not been|has not|poor|under-?studied|sub-?optimal|overestimat|require|depend|lower|only|flawed|little|prone|without|shallow|neither|relies|painstaking)/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:remains?|is still|are still|has been|is|are) (?:an? |largely |very |still |rather |poorly |relatively |up to this point |often )*(?:open|challenging|difficult|unclear|unknown|unsolved|unsuccessful|elusive|under-?studied|under-?explored|unexplored|poorly understood|limited|hard|cumbersome|costly|expensive|tedious|flawed|imperfect|scarce|neglected|slow|noisy)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:lack(?:s|ing)?|scarcity|absence|shortage|suffers? from|fails? to|(?:is|are) (?:unable|prone) to|overlooks?|neglects?|hinders?|limiting (?:the|their|its)|(?:pressing|urgent|growing|clear) need|in need of|need for|scales? poorly|poorly|incurs?|little is known|is negligible|not responding|overestimates?|inadvertently|has to be filled|painstaking|laborious|time-consuming|notoriously|takes (?:dedicated|considerable|much) effort|with limited|limited (?:by|to|in)|neither \w+ nor|(?:not|in)sufficient|(?:long|never) been open)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:we|paper|work|study|article|our (?:aim|goal)) (?:\w+ )?(?:aims? (?:to|at)|is to|seeks? to|addresse?s?|tackles?|asks?|attempts? to|tries|try to|want to)\b|\b(?:aim|goal|purpose|objective) (?:of \w+ \w+ )?is to\b|\bour aim\b/i,
      weight: 2.8,
    },
    {
      pattern: /\b(?:challenge|challenging|problem|difficult|bottleneck|obstacle|concern|gap|limitation)s?\b/i,
      weight: 1,
    },
    { pattern: /\bto (?:accurately |better )?(?:quantify|understand|assess) .{0,120}\brequires?\b/i, weight: 2.5 },
    { pattern: /\?$|\bwhether\b|\bhow (?:would|do|does|can)\b/i, weight: 1 },
    {
      pattern:
        /\bwe (?:\w+ ){0,2}(?:propose|introduce|present|show|find|found|prove|demonstrate|develop|evaluate|compare|characteri[sz]e|employ|use|apply|release|achieve)\b|\b(?:outperform|achiev|experiment)\w*\b|\bresults (?:show|indicate|demonstrate|suggest)/i,
      weight: -2.5,
    },
    {
      pattern: /\bour (?:\w+ )?(?:method|model|approach|framework|system|results?|analysis|findings)\b/i,
      weight: -2,
    },
    { pattern: /\b(?:future|available|github|code)\b/i, weight: -2 },
  ],
  priors: {},
  leastCues: 2.5,
  least: 3.2,
  turn: { peak: 0.15, weight: 1.6 },
}
