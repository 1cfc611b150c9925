// Reports to `node --test` what failed, and is silent about the rest.
import { inspect } from 'node:util';

export default async function* failures(events) {
  for await (const { type, data } of events) {
    if (type === 'test:fail') {
      const { error } = data.details;
      yield `✖ ${data.name} (${data.file ?? 'tests/script'})\n${inspect(error.cause ?? error)}\n\n`;
    }
  }
}
