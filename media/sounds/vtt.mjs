// WebVTT: a cue for each sentence, in each language.
import { writeFileSync } from "node:fs";

const time = (s) => {
  const ms = Math.round(s * 1000), two = (n) => String(n).padStart(2, "0");
  return `${two(Math.floor(ms / 3600000))}:${two(Math.floor(ms / 60000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
};
const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Cues are {from, to, de, en, "de-simple"}; a list of sentences shares the time by its lengths. */
export function write(stem, cues, speaker, spoken) {
  for (const language of ["de", "en", "de-simple"]) {
    const lines = ["WEBVTT", ""];
    for (const cue of cues) {
      const sentences = [cue[language]].flat(), weight = sentences.reduce((sum, s) => sum + s.length + 8, 0);
      const end = language === spoken ? cue.to : cue.until ?? cue.to;
      let at = cue.from;
      for (const sentence of sentences) {
        const to = sentence === sentences.at(-1) ? end : at + (end - cue.from) * (sentence.length + 8) / weight;
        lines.push(`${time(at)} --> ${time(to)}`, (speaker ? `<v ${speaker[language]}>` : "") + safe(sentence), "");
        at = to;
      }
    }
    writeFileSync(`${stem}.${language}.vtt`, lines.join("\n"));
  }
}
