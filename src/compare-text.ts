/** Orders texts by their code units, as tools written in C or Go do: no locale is asked, every machine agrees. */
export const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;
