export const search = {
  title: 'Search messages',
  words: 'Words',
  found: 'Messages found',
  nothing: 'No message has these words.',
  choose: 'What you choose is shown where it was said.',
};
