import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PolicyDocuments, RequestDocument } from './workloads/workload.ts';

type Engine = typeof import('../src/index.ts');
type Parser = typeof import('../src/parse.ts');
type Linter = typeof import('../src/lint.ts');
type Policy = import('../src/index.ts').Policy;
type PolicyType = import('../src/index.ts').PolicyType;
type Request = import('../src/index.ts').Request;
type Explanation = import('../src/index.ts').Explanation;
type Evaluation = import('../src/index.ts').Evaluation;

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is measured is what users install, the built package; gates measure what is being written. */
const fromSource = process.env['IAM_VERDICT_BENCH'] === 'source';

/** The built package's main face. */
export const built = join(root, 'dist', 'index.js');

if (!fromSource && !existsSync(built)) throw new Error('`dist` is missing: run `npm run build`');

export const engine: Engine = await face('index');
export const parser: Parser = await face('parse');

/** Loaded by those alone who measure it: its facts about AWS take room. */
export function loadLinter(): Promise<Linter> {
  return face('lint');
}

function face(name: string) {
  const file = fromSource ? join(root, 'src', `${name}.ts`) : join(root, 'dist', `${name}.js`);
  return import(pathToFileURL(file).href);
}

export const engineVersion: string = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).version;

/** Prepared policies: a function, with doors beside it that give less for less. */
export interface Doors {
  (request: Request): Evaluation;
  readonly explain: (request: Request) => Explanation;
  readonly isAllowed?: (request: Request) => boolean;
  readonly decide?: (request: Request) => string;
}

type Policies = import('../src/index.ts').PolicySet;

export function readPolicies(documents: PolicyDocuments): Policies {
  const { permissionsBoundary, serviceControl, resource } = documents;
  return {
    identity: documents.identity.map((one) => readPolicy(one, 'identity')),
    ...(permissionsBoundary && {
      permissionsBoundary: readPolicy(permissionsBoundary, 'permissionsBoundary'),
    }),
    ...(serviceControl && {
      serviceControl: serviceControl.map((level) =>
        level.map((one) => readPolicy(one, 'serviceControl')),
      ),
    }),
    ...(resource && { resource: readPolicy(resource, 'resource') }),
  };
}

export function readPolicy(document: unknown, type: PolicyType): Policy {
  const { value, diagnostics } = engine.readPolicy(document, { type });
  if (!value) throw new Error(`a policy cannot be read: ${diagnostics[0]?.message}`);
  return value;
}

export function readRequest(document: RequestDocument): Request {
  const { value, diagnostics } = engine.readRequest(document);
  if (!value) throw new Error(`a request cannot be read: ${diagnostics[0]?.message}`);
  return value;
}

export function prepare(policies: Policies): Doors {
  return engine.prepare(policies);
}
