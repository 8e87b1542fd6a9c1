/** Text from outside as Markdown that shows it as it is and does nothing else. */
export const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
