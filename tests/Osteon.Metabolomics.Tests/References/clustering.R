# Writes clustering_data.csv, clustering_distances.csv and clustering_merges.csv: distances and clusterings by R's own dist, cor, hclust and cutree.
# Tables of 32 profiles: "ties" has whole numbers and so many equal distances, "normal" has none, "missing" lacks every ninth cell or so;
# "large" has 150 profiles of 4 whole numbers, many of them equal, and is only clustered.
# Written with R 4.2.2: Rscript clustering.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20260301)
n <- 32; p <- 8
number <- function(x) format(x, digits = 17, trim = TRUE)
tables <- list(
  ties = matrix(sample(0:2, n * p, replace = TRUE), n),
  normal = matrix(round(rnorm(n * p), 6), n),
  missing = local({ m <- matrix(round(rnorm(n * p), 6), n); m[sample(n * p, 28)] <- NA; m }),
  large = matrix(sample(0:2, 150 * 4, replace = TRUE), 150))
data <- distances <- merges <- NULL
for (t in names(tables)) {
  m <- tables[[t]]
  n <- nrow(m)
  columns <- matrix(NA, n, p, dimnames = list(NULL, paste0("X", 1:p)))
  columns[, seq_len(ncol(m))] <- m
  data <- rbind(data, data.frame(table = t, row = 1:n, columns))
  d <- if (t == "large") list(euclidean = dist(m)) else list(
    euclidean = dist(m),
    pearson = as.dist(1 - cor(t(m), use = "pairwise.complete.obs")),
    spearman = as.dist(1 - cor(t(m), use = "pairwise.complete.obs", method = "spearman")))
  if (t != "large") distances <- rbind(distances, data.frame(table = t, pair = seq_along(d[[1]]), lapply(d, function(x) number(as.vector(x)))))
  for (method in c("average", "complete", "single", "ward.D2", "ward.D", "mcquitty")) {
    h <- hclust(d$euclidean, method)
    merges <- rbind(merges, data.frame(table = t, method = method, step = 1:n, first = c(h$merge[, 1], NA), second = c(h$merge[, 2], NA),
                                       height = c(number(h$height), NA), order = h$order, cut7 = cutree(h, 7)))
  }
}
write.csv(data, file.path(folder, "clustering_data.csv"), row.names = FALSE, quote = FALSE)
write.csv(distances, file.path(folder, "clustering_distances.csv"), row.names = FALSE, quote = FALSE)
write.csv(merges, file.path(folder, "clustering_merges.csv"), row.names = FALSE, quote = FALSE)
