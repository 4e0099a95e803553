/** What it takes to run: hardware, time, memory. */
import { ANY_TYPE, type Rule } from '../rule.ts'

export const cost: Rule = {
  slot: 'cost',
  stem: 'cost',
  types: ANY_TYPE,
  cues: [
    { pattern: /\b(?:GPUs?|TPUs?|CPUs?|A100s?|V100s?|H100s?|P100s?|RTX|Tesla|TITAN|Xeon)\b/, weight: 1.5 },
    {
      pattern:
        /(?:\b\d+|\b(?:a|an|one|two|four|eight|single)|\bx) (?:[\w-]+ ){0,3}(?:GPUs?|TPUs?|CPUs?|A100s?|V100s?|H100s?|P100s?|machines?|nodes?|cores?)\b/i,
      weight: 2,
    },
    {
      pattern:
        /(?:\b\d[\d.,]*|\bx|\b(?:one|two|three|four|five|six|seven|eight|ten|twelve|several|few|half an?)) (?:\w+ )?(?:hours?|days?|minutes?|seconds?|ms|weeks|GPU[- ]hours?|GPU[- ]days?)\b/i,
      weight: 1.8,
    },
    {
      pattern:
        /\b(?:train(?:ed|ing)?|inference|run(?:ning|s|time)?|comput\w+|simulat\w+|process\w*|fine-?tun\w+) (?:\w+ ){0,3}(?:time|cost|costs|took|takes|on|for|in)\b/i,
      weight: 1.5,
    },
    { pattern: /\b(?:memory|RAM|VRAM|GB|FLOPs?|floating point operations)\b/i, weight: 1.5 },
    {
      pattern:
        /\bcomputational (?:cost|complexity|resources?|budget|burden|requirements?|time)|\btime complexity\b|\btraining (?:time|cost)\b|\bwall-?clock\b/i,
      weight: 2,
    },
    {
      pattern: /\b(?:lifetime|years?|per day|daily|participants|working day|tweets|GPUs? (?:have|has|can))\b/i,
      weight: -2,
    },
    { pattern: /\bpost|meeting|interview|annotators?|hours? of (?:video|speech|audio|recordings?)\b/i, weight: -3 },
    { pattern: /\bwe (?:remove|filter|discard|truncate|limit)\b/i, weight: -3 },
  ],
  headings: [
    {
      pattern: /\b(?:hardware|implementation|schedule|setup|training|comput|complexity|efficien|cost|detail)/i,
      weight: 1,
    },
  ],
  priors: {
    abstract: -1,
    intro: -1.2,
    related: -4,
    method: 0.3,
    experiment: 1.3,
    result: 0.3,
    limitation: 0,
    conclusion: -0.5,
    discussion: -0.5,
    appendix: 0.5,
  },
  leastCues: 4,
  least: 5,
  number: true,
}
