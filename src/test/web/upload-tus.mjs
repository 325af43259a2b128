// Sends a file with tus-js-client and keeps on until it is through:
//   node upload-tus.mjs ENDPOINT FILE CHUNK_BYTES
// Prints the upload's address and how many times the client had to try again.
import { createReadStream, statSync } from 'node:fs';
import { Upload } from 'tus-js-client';

const [endpoint, file, chunk] = process.argv.slice(2);
let retries = 0;

const upload = new Upload(createReadStream(file), {
  endpoint,
  uploadSize: statSync(file).size,
  chunkSize: Number(chunk),
  retryDelays: [0, 100, 200, 400, 800, 1600, ...Array(12).fill(3200)],
  headers: { 'X-Account': 'anna' },
  metadata: { filename: 'Schachthalle.wav', filetype: 'audio/wav', organisation: 'museum' },
  onShouldRetry() {
    retries++;
    return true;
  },
  onError(error) {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess() {
    console.log(`DONE ${upload.url} after ${retries} retries`);
  },
});
upload.start();
