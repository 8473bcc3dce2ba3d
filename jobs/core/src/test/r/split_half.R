# Split halves by going through all of them, and Guttman's lambdas; psych::splitHalf must say the same
# where it visits every split.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "reference.R"))
source(file.path(here, "items.R"))
source(file.path(here, "influence.R"))

lambda4 <- function(s, half) 4 * sum(s[half, -half]) / sum(s)
odd_even <- function(s) {
  odd <- seq(1, ncol(s), 2)
  r <- sum(s[odd, -odd]) / sqrt(sum(s[odd, odd]) * sum(s[-odd, -odd]))
  2 * r / (1 + r)
}
lambda2 <- function(s) { off <- s; diag(off) <- 0; (sum(off) + sqrt(sum(off^2) * ncol(s) / (ncol(s) - 1))) / sum(s) }
lambda6 <- function(s) 1 - sum(1 / diag(solve(s))) / sum(s)

expect <- function(items, level) {
  items <- items[complete.cases(items), , drop = FALSE]
  k <- ncol(items)
  undefined <- list(odd_even = NA, odd_even_low = NA, odd_even_high = NA, worst = NA, mean = NA, best = NA,
                    best_low = NA, best_high = NA, lambda2 = NA, lambda2_low = NA, lambda2_high = NA, lambda6 = NA)
  if (nrow(items) < 2 || k < 2 || constant_item(items) || sd(rowSums(items)) < 1e-12) return(undefined)
  s <- cov(items)
  halves <- combn(k, k %/% 2)
  if (k %% 2 == 0) halves <- halves[, halves[1, ] == 1, drop = FALSE]
  all <- apply(halves, 2, function(half) lambda4(s, half))
  if (k %% 2 == 0 && k > 2) {
    dimnames(s) <- list(paste0("i", 1:k), paste0("i", 1:k))
    peer <- psych::splitHalf(s, covar = TRUE, check.keys = FALSE, brute = TRUE)
    stopifnot(all.equal(c(min(all), mean(all), max(all)), c(peer$minrb, peer$meanr, peer$maxrb), tolerance = 1e-9),
              all.equal(c(lambda2(s), lambda6(s)), c(peer$lambda2, peer$lambda6), tolerance = 1e-7))
  }
  odd <- influence_interval(items, odd_even, level)
  best <- influence_interval(items, function(m) lambda4(m, halves[, which.max(all)]), level)
  two <- influence_interval(items, lambda2, level)
  list(odd_even = odd_even(s), odd_even_low = odd[1], odd_even_high = odd[2], worst = min(all), mean = mean(all),
       best = max(all), best_low = best[1], best_high = best[2], lambda2 = lambda2(s), lambda2_low = two[1],
       lambda2_high = two[2], lambda6 = lambda6(s))
}

set.seed(577)
cases <- c(item_answers[c("reliable", "three_items", "unreliable", "missing_answers", "large_means", "two_items",
                          "decimals", "constant_item", "all_constant", "one_person", "one_item",
                          "cancelling_large_items", "no_complete_person")],
           list(six_items = scale_of(70, 6, 0.6), eight_items = scale_of(120, 8, 0.65, 4),
                ten_items = scale_of(90, 10, 0.5), eleven_items = scale_of(60, 11, 0.7)))
write_reference("split_half", lapply(cases, function(m) list(items = m, level = 0.95)), expect, tolerance = 1e-6,
                packages = c("psych", "numDeriv"))
