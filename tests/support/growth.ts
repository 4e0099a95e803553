/**
 * How work grows with what it is given. A limit in seconds says more of the machine and its other work than of the code;
 * the same work on an input and on one four times as large, side by side in one run, tells whether a hostile input can
 * make it slow.
 */

const TIMES = 4
const FEWEST_ROUNDS = 3
const ROUNDS = 20
/** What takes less is done many times over, so that the clock can tell it, in ms. */
const LEAST = 1
const MOST_TIMES_OVER = 1000

/** Work that grows with its input takes four times as long, work that grows with its square sixteen times. */
export const NEARLY_LINEAR = 9

/**
 * How many times as long work takes on an input of `size` as on one of a quarter of it: what each takes undisturbed, so
 * that a busy machine does not count. It looks again only for as long as the answer is not below `NEARLY_LINEAR`.
 */
export async function growthOf<Input>(
  inputOf: (size: number) => Input,
  work: (input: Input) => unknown,
  size = 100_000,
  clock: () => number = timeAtWork,
): Promise<number> {
  const timeOf = async (input: Input, over: number): Promise<number> => {
    const start = clock()
    for (let time = 0; time < over; time += 1) await work(input)
    return clock() - start
  }
  const [small, large] = [inputOf(Math.ceil(size / TIMES)), inputOf(size)]
  await work(small)
  const once = await timeOf(small, 1)
  const over = Math.min(MOST_TIMES_OVER, Math.max(1, Math.ceil(LEAST / Math.max(once, LEAST / MOST_TIMES_OVER))))
  let [least, most] = [Infinity, Infinity]
  for (let round = 0; round < FEWEST_ROUNDS || (round < ROUNDS && most >= NEARLY_LINEAR * least); round += 1) {
    least = Math.min(least, await timeOf(small, over))
    most = Math.min(most, await timeOf(large, over))
  }
  return most / least
}

/** What this process has computed, in ms: its turns on a crowded machine are short, and long work waits for many. */
function timeAtWork(): number {
  if (typeof process !== 'object' || !('cpuUsage' in process)) return performance.now()
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
