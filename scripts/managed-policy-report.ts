import { writeFileSync } from 'node:fs';
import { managedPoliciesPage } from './managed-policies.ts';

// Not one of the pages of `npm run generate`: it reads 77 MB and lints 1,594 documents.
const file = 'docs/managed-policies.md';
writeFileSync(file, managedPoliciesPage());
console.log(`wrote ${file}`);
