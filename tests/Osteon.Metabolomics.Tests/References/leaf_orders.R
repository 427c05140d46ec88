# Writes clustering_leaf_orders.csv: the length of the optimal leaf order (OLO of the package seriation) of the tables of clustering_data.csv.
# Written with R 4.2.2 and seriation 1.4.1: Rscript leaf_orders.R FOLDER (clustering_data.csv must be there)
library(seriation)
folder <- commandArgs(trailingOnly = TRUE)[1]
data <- read.csv(file.path(folder, "clustering_data.csv"))
result <- NULL
for (t in unique(data$table)) {
  d <- dist(as.matrix(data[data$table == t, if (t == "large") 3:6 else -(1:2)]))
  m <- as.matrix(d)
  for (method in c("average", "complete", "single", "ward.D2", "ward.D", "mcquitty")) {
    order <- get_order(seriate(d, method = "OLO", control = list(hclust = hclust(d, method))))
    length <- sum(m[cbind(order[-length(order)], order[-1])])
    result <- rbind(result, data.frame(table = t, method = method, length = format(length, digits = 17)))
  }
}
write.csv(result, file.path(folder, "clustering_leaf_orders.csv"), row.names = FALSE, quote = FALSE)
