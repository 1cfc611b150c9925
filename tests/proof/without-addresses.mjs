// Takes out of the lock file who asks for money where: what is pinned is name, version and hash.
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const pin of Object.values(lock.packages)) delete pin.funding;
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
