// Writes the transcripts of a sound or film without words: what is heard and seen, with its times.
//
//   node describe.mjs description.json stem-of-transcripts
import { readFileSync } from "node:fs";
import { write } from "./vtt.mjs";

const [source, stem] = process.argv.slice(2);
write(stem, JSON.parse(readFileSync(source, "utf8")).cues);
