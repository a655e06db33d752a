/** The oldest release of each Node line that every tool in this repository accepts. */
const FLOORS = [
  [20, 19],
  [22, 13],
];
const OLDEST_MAJOR_WITHOUT_FLOOR = 24;

/**
 * @param {string} version such as "20.19.0", with or without a leading "v"
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major >= OLDEST_MAJOR_WITHOUT_FLOOR) return true;
  return FLOORS.some(([floorMajor = 0, floorMinor = 0]) => major === floorMajor && minor >= floorMinor);
}

/**
 * Stops the process with a plain sentence when Node is too old to run anything here.
 * @param {string} [version]
 */
export function requireSupportedNode(version = process.versions.node) {
  if (isSupportedNode(version)) return;
  process.stderr.write(
    `Encours needs Node.js 20.19 or newer (or 22.13, or 24 and later); this is ${version}.\n` +
      'Install a supported version from https://nodejs.org and run the same command again.\n',
  );
  process.exit(1);
}
