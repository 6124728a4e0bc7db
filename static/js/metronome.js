// A clock of its own: the timers of a hidden page are slowed down to one a minute, those of a worker are not.
let horloge = 0;
addEventListener("message", ({ data }) => {
  clearInterval(horloge);
  horloge = setInterval(() => postMessage(null), data);
});
