import { execFileSync } from 'node:child_process';

// What `npm publish` would send: listed for the reader, and held to what users need.

interface Packed {
  readonly path: string;
  readonly size: number;
}

const wanted = [
  /^(LICENSE|README\.md|package\.json)$/,
  /^dist\/(index|parse|cognito|lint|bulk|verdict|batch-worker|evaluate-worker)\.js$/,
  /^dist\/chunks\/(entry\/)?[\w-]+\.js$/,
  /^dist\/THIRD-PARTY-LICENSES\.txt$/,
  /^dist\/types\/(src|grammar)\/[\w/-]+\.d\.ts$/,
  /^grammar\/schema\/[\w-]+\.schema\.json$/,
];
const largest = 4_000_000;

const [pack] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
) as [{ files: Packed[]; size: number; unpackedSize: number }];

for (const { path, size } of pack.files) console.log(`${String(size).padStart(9)}  ${path}`);
console.log(
  `${pack.files.length} files, ${pack.size} bytes packed, ${pack.unpackedSize} bytes unpacked`,
);

const strays = pack.files.filter(({ path }) => !wanted.some((pattern) => pattern.test(path)));
for (const { path } of strays) console.error(`\`${path}\` has no business in the package`);
if (pack.unpackedSize > largest) console.error(`the package is larger than ${largest} bytes`);
process.exitCode = strays.length > 0 || pack.unpackedSize > largest ? 1 : 0;
