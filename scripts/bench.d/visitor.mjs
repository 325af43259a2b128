// A hundred visitors a second, in a process of its own: asks for a page every 10 ms until its input ends, and prints the
// times to the last byte in milliseconds, the median and the 99th of a hundred.
import { Agent, get } from 'node:http';

const [url] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const headers = { 'accept-encoding': 'gzip', 'accept-language': 'de' };
const times = [];
let under = 0;
let ended = false;

function visit(began) {
  const sent = get(url, { agent, headers }, answer => {
    if (answer.statusCode !== 200) fail(answer.statusCode);
    answer.resume().on('end', () => {
      times.push(performance.now() - began);
      under--;
      if (ended && under === 0) tell();
    });
  });
  sent.on('error', error => {
    // As browsers do: a line that rested may just have been closed by the other end.
    if (sent.reusedSocket && error.code === 'ECONNRESET') visit(began);
    else fail(error);
  });
}

function fail(error) {
  console.error(`${url}: ${error}`);
  process.exit(1);
}

const timer = setInterval(() => {
  under++;
  visit(performance.now());
}, 10);

process.stdin.resume().on('end', () => {
  ended = true;
  clearInterval(timer);
  if (under === 0) tell();
});

function tell() {
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = share => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  console.log(JSON.stringify({ requests: times.length, p50: at(0.5), p99: at(0.99) }));
}
