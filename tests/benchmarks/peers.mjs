// The rules of two others, written anew from their published formulas, to be timed beside ours:
// Mat-O-Wahl (points 2/1/0, a double weight, unknown as neutral) and OpenVAA (Manhattan distance on
// a space with a dimension for each statement, an unknown position as far away as it can be).
// Reads {positions, answers, weights, nOptions} from standard input, prints seconds by name.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const { positions, answers, weights, nOptions } = JSON.parse(readFileSync(0, "utf8"));

function matOWahl() {
  return answers.map((codes, i) =>
    positions.map((party) => {
      let points = 0;
      let most = 0;
      for (let s = 0; s < codes.length; s += 1) {
        if (codes[s] < 0) continue;
        const position = party[s] < 0 ? (nOptions - 1) / 2 : party[s];
        const apart = Math.abs(codes[s] - position);
        points += weights[i][s] * (nOptions - 1 - apart);
        most += weights[i][s] * (nOptions - 1);
      }
      return points / most;
    }),
  );
}

class Position {
  constructor(codes, opposite) {
    this.coordinates = codes.map((code, s) => {
      if (code >= 0) return code / (nOptions - 1) - 0.5;
      return opposite && opposite[s] >= 0 ? (opposite[s] * 2 < nOptions ? 0.5 : -0.5) : undefined;
    });
  }
}

function openVaa() {
  return answers.map((codes, i) => {
    const voter = new Position(codes);
    return positions
      .map((party, p) => {
        const other = new Position(party, codes);
        const known = voter.coordinates.map((c, s) => [c, other.coordinates[s], weights[i][s]]);
        const both = known.filter(([a, b]) => a !== undefined && b !== undefined);
        const total = both.reduce((sum, [, , weight]) => sum + weight, 0);
        const distance = both.reduce((sum, [a, b, w]) => sum + w * Math.abs(a - b), 0);
        return { party: p, distance: distance / total };
      })
      .sort((a, b) => a.distance - b.distance);
  });
}

const found = {};
for (const [name, way] of Object.entries({ matOWahl, openVaa })) {
  let best = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    way();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  found[name] = best;
}
process.stdout.write(JSON.stringify(found));
