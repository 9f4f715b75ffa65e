export type { EvaluateAllOptions } from './bulk/evaluate-all.ts';
export { evaluateAll } from './bulk/evaluate-all.ts';
