const HEARTBEAT_MS = 30_000;
const TICK_MS = 1_000;

/** @param {number} milliseconds */
export function formatElapsed(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/**
 * Numbered progress lines with the time that each step took. On a terminal the running step counts its
 * seconds; elsewhere it leaves a line when it ends, and one every half minute so that a log is never mute.
 * @param {number} total
 * @param {NodeJS.WriteStream} [out]
 */
export function createProgress(total, out = process.stdout) {
  let number = 0;

  /**
   * Announces a step that prints lines of its own.
   * @param {string} label
   */
  function heading(label) {
    number += 1;
    out.write(`[${number}/${total}] ${label}…\n`);
  }

  /**
   * @template T
   * @param {string} label
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function step(label, work) {
    number += 1;
    const prefix = `[${number}/${total}] ${label}…`;
    const startedAt = Date.now();
    const elapsed = () => formatElapsed(Date.now() - startedAt);
    if (out.isTTY) out.write(prefix);
    const timer = setInterval(
      () => out.write(out.isTTY ? `\r${prefix} ${elapsed()}` : `${prefix} ${elapsed()} so far\n`),
      out.isTTY ? TICK_MS : HEARTBEAT_MS,
    );
    const finish = (/** @type {string} */ suffix) => {
      clearInterval(timer);
      out.write(`${out.isTTY ? '\r' : ''}${prefix} ${elapsed()}${suffix}\n`);
    };
    try {
      const result = await work();
      finish('');
      return result;
    } catch (error) {
      finish(' — failed');
      throw error;
    }
  }

  return { heading, step };
}
