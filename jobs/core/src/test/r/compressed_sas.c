/* Writes SAS data sets with compressed rows, of 64 and 32 bits, by the library ReadStat (libreadstat-dev).
   Run from jobs/core: cc src/test/r/compressed_sas.c -lreadstat -o /tmp/compressed_sas && /tmp/compressed_sas FOLDER */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <readstat.h>

static ssize_t put(const void *data, size_t length, void *out) { return write(*(int *)out, data, length); }

static void check(readstat_error_t error) {
  if (error != READSTAT_OK) {
    fprintf(stderr, "%s\n", readstat_error_message(error));
    exit(1);
  }
}

static void data_set(const char *folder, int wide, int rows) {
  char path[1000];
  snprintf(path, sizeof path, "%s/rows_%s.sas7bdat", folder, wide ? "64" : "32");
  int out = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
  readstat_writer_t *writer = readstat_writer_init();
  check(readstat_set_data_writer(writer, put));
  check(readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS));
  check(readstat_writer_set_file_format_is_64bit(writer, wide));
  readstat_variable_t *id = readstat_add_variable(writer, "id", READSTAT_TYPE_DOUBLE, 8);
  readstat_variable_t *share = readstat_add_variable(writer, "share", READSTAT_TYPE_DOUBLE, 8);
  readstat_variable_t *word = readstat_add_variable(writer, "word", READSTAT_TYPE_STRING, 40);
  readstat_variable_t *essay = readstat_add_variable(writer, "essay", READSTAT_TYPE_STRING, 500);
  readstat_variable_set_label(share, "A share");
  check(readstat_begin_writing_sas7bdat(writer, &out, rows));
  for (int i = 0; i < rows; i++) {
    char text[501] = "";
    for (int k = 0; k < i % 100; k++) {
      strcat(text, k % 7 == 0 ? "@@@@@" : k % 3 == 0 ? "aaaaa" : "x y z");
    }
    check(readstat_begin_row(writer));
    check(readstat_insert_double_value(writer, id, i));
    check(i % 5 ? readstat_insert_double_value(writer, share, i / 7.0) : readstat_insert_missing_value(writer, share));
    check(readstat_insert_string_value(writer, word, i % 4 ? "word" : ""));
    check(readstat_insert_string_value(writer, essay, text));
    check(readstat_end_row(writer));
  }
  check(readstat_end_writing(writer));
  readstat_writer_free(writer);
  close(out);
}

int main(int count, char **words) {
  if (count != 2) return 2;
  data_set(words[1], 1, 150);
  data_set(words[1], 0, 150);
  return 0;
}
