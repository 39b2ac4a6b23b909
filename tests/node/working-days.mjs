// The working days of a year as the npm package chinese-days has them: ["2026-01-04", …].
import chineseDays from 'chinese-days';

const year = Number(process.argv[2]);
const days = [];
for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
  const text = day.toISOString().slice(0, 10);
  if (chineseDays.isWorkday(text)) days.push(text);
}
process.stdout.write(JSON.stringify(days));
